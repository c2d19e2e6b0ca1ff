# A template: put in the address and the SHA-256 of the sdist, then `brew update-python-resources variorum` writes
# the packages that it needs. `make release` builds the sdist.
class Variorum < Formula
  include Language::Python::Virtualenv

  desc "Shows, sentence by sentence, what each news outlet added, dropped or reworded"
  homepage "ADDRESS OF THE PROJECT"
  url "ADDRESS OF THE SDIST"
  sha256 "SHA-256 OF THE SDIST"
  license "MIT"

  depends_on "numpy"
  depends_on "python@3.13"

  def install
    virtualenv_install_with_resources
    generate_completions_from_executable(bin/"variorum", "completion")
  end

  test do
    (testpath/"a.txt").write "A crane fell across the road on Monday.\n"
    assert_match "crane", shell_output("#{bin}/variorum clean a.txt")
    system bin/"variorum", "doctor"
  end
end
