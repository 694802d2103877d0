# Hilo in production: the server (`npm run serve`) without npm. There is no build step: Node 24 runs the TypeScript.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# Not `npm ci`: docs/decisions/0002-npm-install-not-ci.md. The optional packages are a Node for machines whose own is too old, and speed-ups
# that need a compiler.
COPY package.json package-lock.json ./
RUN npm install --no-save --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY db ./db
COPY src ./src

# Bytes of media; everything else is in Postgres.
ENV DATA_DIR=/data
RUN mkdir /data && chown node:node /data
VOLUME /data

USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Node itself is the first process, so SIGTERM reaches it.
ENTRYPOINT ["node"]
CMD ["src/main.ts"]
