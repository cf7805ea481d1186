#!/bin/sh
# On a Mac: the application, a disk image of it, and the archive that updates are made of. Signing needs an identity of
# Apple's: SIGN="Developer ID …"; without one people open it the first time by a right click, *Open*.
set -eu
cd "$(dirname "$0")/../.."
.venv/bin/python packaging/package.py bundle
app=build/bundle/Jangkau.app
[ -z "${SIGN:-}" ] || codesign --deep --force --options runtime --timestamp --sign "$SIGN" "$app"
mkdir -p dist
version=$(.venv/bin/python -c 'import fieldapp; print(fieldapp.__version__)')
hdiutil create -quiet -ov -volname Jangkau -srcfolder "$app" -format UDZO "dist/jangkau-$version-macos.dmg"
echo "dist/jangkau-$version-macos.dmg"
.venv/bin/python packaging/package.py archive
