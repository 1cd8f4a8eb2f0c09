#!/bin/sh
# Makes the pictures of the README and the manual, docs/images/*.png, from what `jixiao demo` writes.
# Usage: docs/make-pictures.sh [FOLDER]   FOLDER: what a demo wrote before; without it the demo runs first.
# Needs LibreOffice (soffice), pdftoppm (poppler-utils) and the Noto CJK fonts.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

demo=${1:-}
if [ -z "$demo" ]; then
    demo=$work/demo
    "$home/jixiao" demo -o "$demo"
fi

# The forms ask for 宋体 and 黑体, which only Windows has: here the Noto fonts stand in for them.
cat >"$work/fonts.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <alias binding="same"><family>宋体</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
  <alias binding="same"><family>SimSun</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
  <alias binding="same"><family>黑体</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
  <alias binding="same"><family>SimHei</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
</fontconfig>
FONTS
export FONTCONFIG_FILE="$work/fonts.conf"

# picture WORKBOOK NAME [HEIGHT]: the first printed page of a workbook as docs/images/NAME.png, its upper HEIGHT pixels only
picture() {
    [ -f "$1" ] || { echo "no such workbook: $1" >&2; exit 1; }
    cp "$1" "$work/$2.xlsx"
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" \
        "$work/$2.xlsx" >/dev/null
    pdftoppm -r 80 -H "${3:-0}" -png -f 1 -l 1 -singlefile "$work/$2.pdf" "$home/docs/images/$2"
    echo "docs/images/$2.png"
}

# first FOLDER: the first workbook in the folders below it
first() {
    find "$1" -mindepth 2 -name '*.xlsx' ! -name '退回清单.xlsx' | LC_ALL=C sort | head -n 1
}

picture "$demo/名册.xlsx" roster 240
picture "$(first "$demo/下发")" blank-form
picture "$demo/审核/审核报告.xlsx" review
picture "$(first "$demo/审核/退回")" remarks 600
picture "$demo/审核/催报名单.xlsx" reminder 240
picture "$demo/汇总.xlsx" summary
picture "$(first "$demo/自评")" evaluation 590
picture "$demo/年终汇总.xlsx" year-end
