# One node of Counterweight. Postgres comes from outside (docker-compose.yml) or, without DATABASE_URL, from the image's
# own binaries, whose data then needs a volume: docker run --init -p 127.0.0.1:4000:4000 -v counterweight:/var/lib/counterweight counterweight

FROM node:20-bookworm-slim AS build
WORKDIR /app
# Manifests first: as long as they stay the same, the install is taken from the cache.
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
RUN npm ci
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev

FROM node:20-bookworm-slim
# Inside a container loopback reaches nobody; what is published, and to whom, is decided outside.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 COUNTERWEIGHT_DATA_DIR=/var/lib/counterweight
RUN install -d -o node -g node -m 0700 /var/lib/counterweight
WORKDIR /app
# Owned by root and read by node: the server cannot change itself.
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/bin bin
COPY --from=build /app/dist dist
COPY --from=build /app/web/package.json web/
COPY --from=build /app/web/dist web/dist
COPY --from=build /app/schema schema
COPY --from=build /app/data data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/counterweight.mjs", "start"]
