import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_i18n/request.ts");

/** Compression, caching and the content security policy belong to server/front. */
const config = {
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@electric-sql/pglite-postgis",
    "pg",
    "pg-boss",
    "sharp",
    "nodemailer",
    "@aws-sdk/client-s3",
    "uploadthing",
  ],
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    resolveAlias: {
      // Browsers get compiled messages and no reader of ICU syntax (app/_i18n/client-words.ts).
      "use-intl/format-message": {
        browser: "use-intl/format-message/format-only",
        default: "./app/_i18n/format-message.ts",
      },
    },
  },
};

export default withNextIntl(config);
