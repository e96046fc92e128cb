#!/usr/bin/env bash
# The web client's 3.4.5 to 3.5.1 depend on the "latest" push plugins for React Native and uni-app, and npm then installs what those
# name as peers: a web page's node_modules grows from one package to some two hundred, React Native and its Hermes compiler
# among them, in whatever versions are newest on that day. 3.4.1 and 3.6.6 depend on nothing.
# Tried with @tencentcloud/chat 3.4.8 and 3.6.6 (npm), npm 11 and Node 20.
# Needs Node with npm. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

packages() { # VERSION: installs that client alone, and prints how many packages came and whether React Native did
    mkdir "$dir/$1"
    cd "$dir/$1"
    echo '{"private": true}' > package.json
    npm install --ignore-scripts --no-audit --no-fund "@tencentcloud/chat@$1" > npm.log 2>&1
    printf '%s: %s packages, React Native: %s\n' "$1" \
        "$(grep -c '^    "node_modules/' package-lock.json)" \
        "$([ -e node_modules/react-native/package.json ] && echo yes || echo no)"
}

older=$(packages 3.4.8)
newer=$(packages 3.6.6)
echo "$older"
echo "$newer"
[ "$newer" = '3.6.6: 1 packages, React Native: no' ]
[[ $older =~ ^3\.4\.8:\ ([0-9]+)\ packages,\ React\ Native:\ yes$ ]]
[ "${BASH_REMATCH[1]}" -gt 100 ]
grep -q '"latest"' "$dir/3.4.8/node_modules/@tencentcloud/chat/package.json"
