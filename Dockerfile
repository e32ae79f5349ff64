# The command in a container, made from the package as npm packs it: docs/install.md. Without the packages that `synth` needs.
# A tag moves. To build the same image twice, give the digest that you have examined: --build-arg NODE_IMAGE=node:24-alpine@sha256:...
ARG NODE_IMAGE=node:24-alpine
FROM $NODE_IMAGE
ARG TARBALL
# `review` reads commits; the repository that is mounted belongs to another user.
RUN apk add --no-cache git && git config --system safe.directory /work
COPY $TARBALL /tmp/package.tgz
RUN npm install --global --ignore-scripts --no-fund --no-audit /tmp/package.tgz && npm cache clean --force
USER node
WORKDIR /work
ENTRYPOINT ["discriminat-policy"]
CMD ["--help"]
