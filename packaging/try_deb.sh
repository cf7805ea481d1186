#!/bin/sh
# The packages tried on a bare Debian (root; debootstrap):
#     sh packaging/try_deb.sh DEB ARCHIVE REPOSITORY NEWER [FOLDER]
#
# In a fresh root folder: installs silently with what it depends on, starts under Xvfb, plays the demo's journey, refuses a
# tampered update, takes the signed one, starts as the newer version, refuses to be removed while work is unsent, is removed
# when it is sent; data stays. Then the portable ARCHIVE, for somebody without rights: from a folder that cannot be
# written to, and installed for that person alone.
set -eu
deb=$1 archive=$2 repository=$3 newer=$4 root=${5:-build/root}
say() { printf '%s  == %s\n' "$(date +%T)" "$*"; }
fail() { echo "$*" >&2; tail -n 20 "$root/tmp/jangkau.log" >&2 || true; exit 1; }
inside() { chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
install() { inside apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >"$root/tmp/apt.log" 2>&1 || { cat "$root/tmp/apt.log"; exit 1; }; }
started() { # seconds, command: the program's own folder as the running process has it
    inside sh -c "rm -f /tmp/jangkau.log; $2 >/tmp/jangkau.log 2>&1 & sleep $1; pgrep -f -a '[j]angkau\$' | grep -v xvfb | awk '{print \$2}' | sort -u; pkill -f '[j]angkau\$' || true; sleep 1"
}

[ -x "$root/bin/sh" ] || debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc" 2>/dev/null || true' EXIT
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/tmp/jangkau.deb"
rm -rf "$root/tmp/stick" "$root/tmp/forged" "$root/root/.local" "$root/media/stick"
cp -r "$repository" "$root/tmp/stick"
inside apt-get update -qq
install xvfb xauth procps

say "silent install"
install --reinstall --allow-downgrades /tmp/jangkau.deb
inside jangkau form check /opt/jangkau/_internal/resources/forms/outreach_rapid.xlsx

say "start"
started 12 'xvfb-run -a jangkau' | tee "$root/tmp/first"
grep -q jangkau "$root/tmp/first" || fail "it does not run"

say "the demo's journey in the installed program"
mount --bind /tmp "$root/tmp"
.venv/bin/python -m fieldapp demo --people 3 --pictures /tmp/jangkau-try --app \
    "chroot $root env -i HOME=/root LANG=C.UTF-8 TMPDIR=/tmp QT_QPA_PLATFORM=${TRY_PLATFORM:-offscreen} ${DISPLAY:+DISPLAY=$DISPLAY} /opt/jangkau/jangkau --journey" | tail -12
umount "$root/tmp"

say "a tampered update is refused"
cp -r "$root/tmp/stick" "$root/tmp/forged"
for one in "$root"/tmp/forged/targets/*; do printf x | dd of="$one" bs=1 seek=4096 conv=notrunc status=none; done
if inside jangkau update --from /tmp/forged; then fail "it was taken"; fi

say "the signed one is taken by the next start"
inside jangkau update --from /tmp/stick
started 14 'xvfb-run -a jangkau' | tee "$root/tmp/second"
grep -q "versions/$newer/" "$root/tmp/second" || fail "the newer version does not run"
[ ! -e "$root/root/.local/share/Jangkau-program/trying" ] || fail "it never came up"

say "removing asks for unsent work"
mkdir -p "$root/root/.local/share/Jangkau"
touch "$root/root/.local/share/Jangkau/unsent"
if inside apt-get remove -y -qq -o Dpkg::Use-Pty=0 jangkau >"$root/tmp/remove.log" 2>&1; then fail "it was removed"; fi
grep "tidak dihapus" "$root/tmp/remove.log"
[ -x "$root/opt/jangkau/jangkau" ] || fail "the program is gone"
rm "$root/root/.local/share/Jangkau/unsent"
inside apt-get remove -y -qq -o Dpkg::Use-Pty=0 jangkau >/dev/null 2>&1
[ ! -e "$root/opt/jangkau/jangkau" ] || fail "the program is still there"
[ -d "$root/root/.local/share/Jangkau" ] || fail "data is gone"

say "the archive runs from a folder that cannot be written to, without installing"
inside id petugas >/dev/null 2>&1 || inside useradd -m petugas
rm -rf "$root/home/petugas/.local"
mkdir -p "$root/media/stick"
tar -xJf "$archive" -C "$root/media/stick"
unpacked=/media/stick/$(ls "$root/media/stick")
chmod -R a-w "$root/media/stick"
as() { echo "runuser -u petugas -- env HOME=/home/petugas $*"; }
started 12 "$(as xvfb-run -a "$unpacked/jangkau/jangkau")" | tee "$root/tmp/third"
grep -q "$unpacked/jangkau/jangkau" "$root/tmp/third" || fail "it does not run"

say "the archive is installed and removed by one person"
inside sh -c "$(as sh "$unpacked/install.sh")"
mine=/home/petugas/.local/share
inside sh -c "$(as "$mine/jangkau-program/jangkau" form check "$mine/jangkau-program/_internal/resources/forms/night_count.xlsx")"
mkdir -p "$root$mine/Jangkau"
touch "$root$mine/Jangkau/unsent"
if inside sh -c "$(as sh "$unpacked/install.sh" --remove)"; then fail "it was removed"; fi
rm "$root$mine/Jangkau/unsent"
inside sh -c "$(as sh "$unpacked/install.sh" --remove)"
[ ! -e "$root$mine/jangkau-program" ] || fail "the program is still there"
[ -d "$root$mine/Jangkau" ] || fail "data is gone"
say "good"
