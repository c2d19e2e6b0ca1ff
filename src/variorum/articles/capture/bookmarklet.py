"""The bookmark that sends the page in front of the reader, and the page that offers it."""

from __future__ import annotations

import json
from html import escape
from typing import Final
from urllib.parse import quote

from variorum.articles.capture.key import ReceiverKey

# A page may forbid its scripts to turn elsewhere, or the browser may; a form, which opens a tab, still can.
_SCRIPT: Final = """(() => {
  const to = %(to)s, said = new URLSearchParams();
  said.set('token', %(token)s);
  said.set('address', location.href);
  said.set('page', document.documentElement.outerHTML);
  const byForm = () => {
    const form = document.createElement('form');
    form.method = 'post'; form.action = to; form.target = '_blank'; form.acceptCharset = 'utf-8'; form.hidden = true;
    for (const [name, value] of said) {
      const field = document.createElement('textarea');
      field.name = name; field.value = value; form.append(field);
    }
    document.body.append(form);
    HTMLFormElement.prototype.submit.call(form);
    form.remove();
  };
  fetch(to, {method: 'POST', mode: 'cors', credentials: 'omit', body: said})
    .then(answer => answer.text()).then(words => alert(words), byForm);
})()"""

_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Variorum receives pages</title>
<style>
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; }
a.bookmark { display: inline-block; padding: .4rem 1rem; border: 2px solid; border-radius: .4rem; font-weight: bold; }
textarea { width: 100%%; height: 6rem; font: .8rem monospace; }
</style>
</head>
<body>
<h1>Variorum receives pages</h1>
<p>Drag this link to your bookmarks:</p>
<p><a class="bookmark" href="%(link)s">Send to Variorum</a></p>
<p>Then open an article, and choose the bookmark. The page goes to Variorum on this machine as you see it, also where it
needs your login. Nothing is sent anywhere else.</p>
<p>From the keyboard: make a new bookmark, and paste this as its address.</p>
<p><textarea readonly aria-label="The bookmark's address">%(link)s</textarea></p>
<p>The bookmark works while Variorum receives. A page that you send can read the bookmark's token, and could send other
pages while Variorum receives, each of which is announced. <code>variorum capture --new-token</code> makes a new
token.</p>
</body>
</html>
"""


def bookmarklet(key: ReceiverKey) -> str:
    """The bookmark's address, which runs in the page that is in front."""
    script = _SCRIPT % {"to": json.dumps(f"{key.address}/page"), "token": json.dumps(key.token)}
    return "javascript:" + quote(" ".join(line.strip() for line in script.split("\n")), safe="()=>{}[];:,.'")


def start_page(key: ReceiverKey) -> str:
    """The page with the bookmark, as HTML."""
    return _PAGE % {"link": escape(bookmarklet(key))}
