"use strict";

// The address of the service, which may have a context path: this script is in its folder docs.
const service = new URL("..", document.currentScript.src).href.replace(/\/$/, "");

// Swagger UI fills the fields of a request with the examples of its parameters. Those of optional ones would all be
// sent, and hardly any lead matches every filter at once: they are shown as text instead.
function shownAsText(parameter) {
  if (!parameter || parameter.required || parameter.example === undefined) {
    return;
  }
  parameter.description = `${parameter.description}\n\nExample: \`${parameter.example}\``;
  delete parameter.example;
}

// Requests go to the server of this page, also where the document has another public address.
function addressed(description) {
  description.servers = [{ url: service }];
  const flow = description.components?.securitySchemes?.oauth2?.flows?.clientCredentials;
  if (flow) {
    flow.tokenUrl = `${service}/auth/oauth/v1/token`;
  }
}

const descriptionOfThisServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (document) => {
          const shown = structuredClone(document);
          addressed(shown);
          Object.values(shown.components?.parameters ?? {}).forEach(shownAsText);
          Object.values(shown.paths ?? {})
            .flatMap((path) => [path, ...Object.values(path)])
            .flatMap((part) => part?.parameters ?? [])
            .forEach(shownAsText);
          return update(shown);
        },
      },
    },
  },
});

SwaggerUIBundle({
  url: `${service}/openapi`,
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: true,
  validatorUrl: null,
  plugins: [descriptionOfThisServer],
});
