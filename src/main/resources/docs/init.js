"use strict";

// Swagger UI fills the fields of a request with the examples of its parameters. Those of optional ones would all be
// sent, and hardly any lead matches every filter at once: they are shown as text instead.
function shownAsText(parameter) {
  if (!parameter || parameter.required || parameter.example === undefined) {
    return;
  }
  parameter.description = `${parameter.description}\n\nExample: \`${parameter.example}\``;
  delete parameter.example;
}

const examplesAsText = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (document) => {
          const shown = structuredClone(document);
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
  url: "/openapi",
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: true,
  validatorUrl: null,
  plugins: [examplesAsText],
});
