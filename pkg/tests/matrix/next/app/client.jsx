"use client";

import * as authlint from "authlint";
import { useAuthlint } from "authlint/react";
import { useEffect, useState } from "react";

import { TEXT } from "./text";

const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

export function Client() {
  const { report } = useAuthlint(TEXT);
  const [here, setHere] = useState("");
  useEffect(() => {
    authlint.init().then(() => setHere(rules(authlint.check(TEXT))));
  }, []);
  return (
    <>
      <p id="client">{here}</p>
      <p id="worker">{report && rules(report)}</p>
    </>
  );
}
