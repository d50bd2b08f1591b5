"use client";

import * as authlint from "authlint";
import { useAuthlint } from "authlint/react";
import * as yaml from "authlint/yaml";
import { useEffect, useState } from "react";

import { TEXT } from "./text";

const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

export function Client() {
  const { report } = useAuthlint(TEXT);
  const [here, setHere] = useState("");
  const [inYaml, setInYaml] = useState("");
  useEffect(() => {
    yaml.init().then(() => setInYaml(rules(yaml.check("UserPoolConfigs: {SignInMethod: EMIAL}"))));
    authlint.init().then(() => setHere(rules(authlint.check(TEXT))));
  }, []);
  return (
    <>
      <p id="client">{here}</p>
      <p id="yaml">{inYaml}</p>
      <p id="worker">{report && rules(report)}</p>
    </>
  );
}
