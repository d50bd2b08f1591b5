import React from "react";
import { createRoot } from "react-dom/client";

import { AuthForm } from "./form.jsx";
import { Source } from "./source.jsx";

createRoot(document.getElementById("root")).render(
  <>
    <AuthForm onSave={(configuration) => (document.title = `Saved ${configuration.UserPoolConfigs.UserPoolName}`)} />
    <Source />
  </>,
);
