# The program alone, linked statically, as a user without rights.
FROM rust:1-alpine AS build
WORKDIR /authlint
COPY . .
RUN cargo install --quiet --locked --path . --root /out

FROM scratch
COPY --from=build /out/bin/authlint /authlint
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/authlint"]
