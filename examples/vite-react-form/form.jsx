import { authlintResolver } from "authlint/react-hook-form";
import React from "react";
import { useForm } from "react-hook-form";

const resolver = authlintResolver({ operation: "create", envelope: "bare" });

const EMPTY = {
  AuthResources: "USER_POOL_ONLY",
  Service: "COGNITO",
  UserPoolConfigs: { UserPoolName: "", SignInMethod: "EMAIL", RequiredSignUpAttributes: ["EMAIL"] },
};

/** A form for a `ResourceConfig`, with errors at their fields. */
export function AuthForm({ onSave }) {
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: EMPTY, mode: "onChange" });
  const errors = formState.errors.UserPoolConfigs;
  return (
    <form onSubmit={handleSubmit(onSave)}>
      <label>
        Name of the pool <input {...register("UserPoolConfigs.UserPoolName")} />
      </label>
      <p role="alert" id="name-error">{errors?.UserPoolName?.message}</p>
      <label>
        Sign in with{" "}
        <select {...register("UserPoolConfigs.SignInMethod")}>
          <option>EMAIL</option>
          <option>PHONE_NUMBER</option>
          <option>FAX</option>
        </select>
      </label>
      <p role="alert" id="method-error">{errors?.SignInMethod?.message}</p>
      <button>Save</button>
    </form>
  );
}
