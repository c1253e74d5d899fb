#!/usr/bin/env bash
# DAISY's Ace into .cache/node, without the browser that its scripts would fetch: Debian's chromium is used.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .cache/node/node_modules/.bin/ace-puppeteer ] && exit 0
mkdir -p .cache/node
PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix .cache/node --ignore-scripts --no-audit --no-fund --loglevel=error \
    @daisy/ace puppeteer-core
