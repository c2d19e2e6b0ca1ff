#!/bin/sh
# Install Variorum into a bare Debian 12 (Python 3.11, pip 23.0) in three ways, and open the reader in each:
#   packaging/try_in_debian.sh FOLDER
# As root, with debootstrap and a package index within reach. FOLDER takes 1.5 GB, and is left to be looked at.
# It is a folder with another root (chroot), not a sandbox: what runs there has the rights of root.
set -eu
folder=$(realpath -m "${1:?name a folder}")
root=$folder/debian
source=$(cd "$(dirname "$0")/.." && pwd)

say() { printf '\n== %s\n' "$*"; }
inside() { # USER COMMAND: in the bare Debian, with nothing of our own environment
    chroot "$root" setpriv --reuid "$1" --regid "$1" --clear-groups env -i HOME="$(test "$1" = 0 && echo /root || echo /home/reader)" \
        PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin TERM=xterm-256color COLORTERM=truecolor PYTHONUTF8=1 \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt sh -euc "$2"
}
works() { # the program: a page, the doctor, the reader in a terminal
    inside 1000 "cd /articles && $1 list page.html && $1 doctor && python3 /try_reader.py $1 /articles"
}

if [ ! -x "$root/usr/bin/pip" ]; then
    say "Debian 12 with Python, and nothing else"
    debootstrap --variant=minbase --include=ca-certificates,python3,python3-pip,python3-venv bookworm "$root"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt" # of a network with its own
mkdir -p "$root/articles" "$root/wheels"
grep -q '^reader:' "$root/etc/passwd" || inside 0 "useradd --create-home --uid 1000 reader"
for path in null zero random urandom tty ptmx; do
    [ -e "$root/dev/$path" ] || cp -a "/dev/$path" "$root/dev/$path"
done
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mkdir -p "$root/dev/pts"
mountpoint -q "$root/dev/pts" || mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
trap 'umount "$root/dev/pts" "$root/proc"' EXIT
ln -sf pts/ptmx "$root/dev/ptmx"

cp "$source"/seeds/*.txt "$root/articles/"
cat > "$root/articles/page.html" <<'PAGE'
<!doctype html><html lang="en"><head><title>Bridge opens after two years</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge opens after two years</h1>
<p>The new bridge over the river opened on Monday, two years after work on it began.</p>
<p>The mayor said that it had cost twelve million euros, three million more than planned.</p></article></body></html>
PAGE
cat > "$root/try_reader.py" <<'READER'
"""Open the reader in a terminal, wait until it shows its overview, and quit it."""
import os, pty, select, sys, time

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown, end, asked = b"", time.monotonic() + 120, False
while time.monotonic() < end:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        shown += os.read(terminal, 65_536)
    except OSError:  # the program has ended
        break
    if b"Only one says" in shown and not asked:
        os.write(terminal, b"\x11")
        asked = True
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) if asked else 1
print("the reader opened, and ended with", code) if asked else print("the reader did not open:", shown[-2000:])
sys.exit(code)
READER

say "wheels"
rm -rf "$root/wheels" "$root/source"
mkdir -p "$root/wheels" "$root/source"
git -C "$source" archive HEAD | tar -x -C "$root/source"
inside 0 "python3 -m venv /build && /build/bin/pip install --quiet hatchling && cd /source &&
    /build/bin/python -m hatchling build -t wheel -d /wheels && cd models && /build/bin/python -m hatchling build -t wheel -d /wheels"
ls -l "$root/wheels"

say "pip in an environment of the user's own"
inside 1000 "python3 -m venv ~/own && ~/own/bin/pip install --quiet --find-links /wheels 'variorum[documents,encoder]'"
works /home/reader/own/bin/variorum

say "pip beside Debian's packages"
inside 1000 "pip install --quiet --user --break-system-packages --find-links /wheels 'variorum[documents,encoder]'"
works /home/reader/.local/bin/variorum
inside 1000 "pip uninstall --quiet --yes --break-system-packages variorum variorum-models"

say "uv tool install, uvx"
inside 1000 "~/own/bin/pip install --quiet uv && export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt &&
    ~/own/bin/uv tool install --quiet --find-links /wheels 'variorum[documents,encoder]' &&
    ~/own/bin/uvx --find-links /wheels --from 'variorum[documents]' variorum --version"
works /home/reader/.local/bin/variorum
inside 1000 "~/own/bin/uv tool uninstall variorum"

say "the steps of the Containerfile, with Debian's Python"
inside 0 "pip install --quiet --no-cache-dir --break-system-packages /source/models '/source[documents,encoder]'"
works /usr/local/bin/variorum
inside 0 "pip uninstall --quiet --yes --break-system-packages variorum variorum-models"
say "all of them work"
