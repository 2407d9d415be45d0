# Tìm Tin as an image: code that cannot be changed, a user without rights, one folder for the archive.
#   docker build -t timtin . && docker run -p 3000:3000 -v timtin:/var/lib/timtin timtin
FROM node:22-slim AS build
WORKDIR /usr/src/timtin
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY scripts ./scripts
COPY src ./src
COPY data ./data
COPY views ./views
COPY public ./public
COPY LICENSE ./
RUN npm run build && rm -r src
RUN mkdir ../archive ../bin && ln -s /usr/lib/timtin/dist/scripts/timtin.js ../bin/timtin

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TIMTIN_DATA=/var/lib/timtin TRUST_PROXY=uniquelocal
COPY --from=build /usr/src/timtin /usr/lib/timtin
COPY --from=build /usr/src/bin /usr/local/bin
COPY --from=build --chown=node:node /usr/src/archive /var/lib/timtin
USER node
WORKDIR /var/lib/timtin
VOLUME /var/lib/timtin
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "/usr/lib/timtin/dist/scripts/timtin.js", "start"]
