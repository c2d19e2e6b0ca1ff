"""Labels in another language."""

from tools.make_labels import TEMPLATE, template


def test_the_template_holds_every_label() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == template(), "make labels"
