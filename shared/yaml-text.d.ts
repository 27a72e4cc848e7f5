/** A YAML file, imported as its text. The build and the tests both know how. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
