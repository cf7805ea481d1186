#!/bin/sh
# Installs this folder for the person who runs it, without any right of an administrator: sh install.sh [--remove]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$data/jangkau-program
if [ "${1:-}" = --remove ]; then
    if [ -f "$data/Jangkau/unsent" ] && [ "${JANGKAU_REMOVE:-}" != anyway ]; then
        echo "Masih ada isian yang belum terkirim. Kirim dulu, atau: JANGKAU_REMOVE=anyway sh install.sh --remove" >&2
        echo "Work is not sent yet. Send it first; the data stays on this laptop in any case." >&2
        exit 1
    fi
    rm -rf "$program" "$data/Jangkau-program" "$HOME/.local/bin/jangkau" "$data/applications/jangkau.desktop" \
        "$data/icons/hicolor/scalable/apps/jangkau.svg" "$data/mime/packages/jangkau.xml"
    echo "Jangkau dihapus; data di $data/Jangkau tetap ada."
    exit 0
fi
mkdir -p "$HOME/.local/bin" "$data/applications" "$data/icons/hicolor/scalable/apps" "$data/mime/packages"
rm -rf "$program.new"
cp -a "$here/jangkau" "$program.new"
chmod -R u+w "$program.new" # a stick may be read-only; what is installed must be removable
rm -rf "$program"
mv "$program.new" "$program"
ln -sfn "$program/jangkau" "$HOME/.local/bin/jangkau"
sed "s|^Exec=jangkau|Exec=$program/jangkau|" "$here/jangkau.desktop" > "$data/applications/jangkau.desktop"
cp "$here/jangkau.svg" "$data/icons/hicolor/scalable/apps/"
cp "$here/jangkau.xml" "$data/mime/packages/"
command -v update-mime-database >/dev/null && update-mime-database "$data/mime" >/dev/null 2>&1 || true
echo "Jangkau terpasang. Buka dari menu, atau: $program/jangkau"
