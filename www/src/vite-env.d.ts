/// <reference types="vite/client" />

/** Of the npm package. */
declare const __VERSION__: string;
declare const __REPOSITORY__: string;
