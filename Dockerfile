# The server with its page. PostgreSQL is given with DATABASE_URL, or runs embedded in /data.
# Until authentication exists the server listens on loopback only, so run it in the host's network:
#   docker build -t klantgraaf . && docker run --rm --network host -v klantgraaf:/data klantgraaf

FROM node:24-slim AS web
WORKDIR /build/web
COPY web/package.json web/package-lock.json web/.npmrc ./
COPY web/graphiql/package.json graphiql/
RUN npm ci --no-audit --no-fund
COPY web/ ./
RUN npm run build

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 klantgraaf && install -d -o klantgraaf -g klantgraaf /data
WORKDIR /app
COPY requirements/run.lock requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/run.lock
COPY pyproject.toml README.md LICENSE ./
COPY db/ db/
COPY resolvers/ resolvers/
COPY schema/ schema/
COPY server/ server/
COPY web/voorbeelden/ web/voorbeelden/
COPY --from=web /build/web/dist/ web/dist/
# An application that runs where it stands: nothing of it is put among the installed packages.
ENV PYTHONPATH=/app PYTHONUNBUFFERED=1 KLANTGRAAF_DATA=/data
RUN python -m compileall -q db resolvers schema server
USER klantgraaf
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["python", "-m", "server.cli"]
CMD ["serve"]
