#!/bin/sh
# On a Mac: the application and a disk image of it. Signing needs an identity of Apple's: SIGN="Developer ID …".
set -eu
cd "$(dirname "$0")/../.."
.venv/bin/python packaging/package.py bundle
app=build/bundle/Jangkau.app
[ -z "${SIGN:-}" ] || codesign --deep --force --options runtime --timestamp --sign "$SIGN" "$app"
mkdir -p dist
version=$(.venv/bin/python -c 'import fieldapp; print(fieldapp.__version__)')
hdiutil create -quiet -ov -volname Jangkau -srcfolder "$app" -format UDZO "dist/jangkau-$version-macos.dmg"
echo "dist/jangkau-$version-macos.dmg"
