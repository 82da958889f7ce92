/** CPU time of this process so far, microseconds: what others use of the machine is not in it. */
export const cpuUs = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
