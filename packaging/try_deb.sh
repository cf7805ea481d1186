#!/bin/sh
# The package tried on a bare Debian: sh packaging/try_deb.sh DEB REPOSITORY NEWER [FOLDER]   (root; debootstrap)
#
# In a fresh root folder: installs with what it depends on, starts under Xvfb, refuses a tampered update, takes the signed one,
# starts as the newer version, refuses to be removed while work is unsent, is removed when it is sent; data stays.
set -eu
deb=$1 repository=$2 newer=$3 root=${4:-build/root}
say() { printf '%s\n' "== $*"; }
inside() { chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

[ -x "$root/bin/sh" ] || debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc" 2>/dev/null || true' EXIT
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/tmp/jangkau.deb"
rm -rf "$root/tmp/stick" "$root/tmp/forged" "$root/root/.local"
cp -r "$repository" "$root/tmp/stick"

say "install"
inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends --reinstall --allow-downgrades /tmp/jangkau.deb xvfb xauth' >/dev/null
inside jangkau form check /opt/jangkau/_internal/resources/forms/outreach_rapid.xlsx

say "start"
started() { # seconds: the program's own folder as the running process has it
    inside sh -c "xvfb-run -a jangkau >/tmp/jangkau.log 2>&1 & sleep $1; pgrep -f -a '[j]angkau\$' | grep -v xvfb | awk '{print \$2}' | sort -u; pkill -f '[j]angkau\$' || true; sleep 1"
}
started 12 | tee "$root/tmp/first"
grep -q . "$root/tmp/first" || { cat "$root/tmp/jangkau.log"; exit 1; }

say "the demo's journey in the installed program"
mount --bind /tmp "$root/tmp"
.venv/bin/python -m fieldapp demo --people 3 --pictures /tmp/jangkau-try --app \
    "chroot $root env -i HOME=/root LANG=C.UTF-8 TMPDIR=/tmp QT_QPA_PLATFORM=${TRY_PLATFORM:-offscreen} ${DISPLAY:+DISPLAY=$DISPLAY} /opt/jangkau/jangkau --journey" | tail -12
umount "$root/tmp"

say "a tampered update is refused"
cp -r "$root/tmp/stick" "$root/tmp/forged"
for one in "$root"/tmp/forged/targets/*; do printf x | dd of="$one" bs=1 seek=4096 conv=notrunc status=none; done
if inside jangkau update --from /tmp/forged; then echo "it was taken"; exit 1; fi

say "the signed one is taken by the next start"
inside jangkau update --from /tmp/stick
started 14 | tee "$root/tmp/second"
grep -q "versions/$newer/" "$root/tmp/second" || { echo "the newer version does not run"; cat "$root/tmp/jangkau.log"; exit 1; }
[ ! -e "$root/root/.local/share/Jangkau-program/trying" ] || { echo "it never came up"; exit 1; }

say "removing asks for unsent work"
mkdir -p "$root/root/.local/share/Jangkau"
touch "$root/root/.local/share/Jangkau/unsent"
if inside apt-get remove -y -qq jangkau >"$root/tmp/remove.log" 2>&1; then echo "it was removed"; exit 1; fi
grep "tidak dihapus" "$root/tmp/remove.log"
rm "$root/root/.local/share/Jangkau/unsent"
inside apt-get remove -y -qq jangkau >/dev/null
[ ! -e "$root/opt/jangkau/jangkau" ] || { echo "the program is still there"; exit 1; }
[ -d "$root/root/.local/share/Jangkau" ] || { echo "data is gone"; exit 1; }
say "good"
