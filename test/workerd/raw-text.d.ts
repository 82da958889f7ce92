/** Text of a fixture: tests in workerd have no file system, Vite puts it into the bundle. */
declare module "*.jsonl?raw" {
  const text: string;
  export default text;
}
