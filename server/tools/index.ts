import { assessmentStatusTool } from './assessment-status';
import { checkTool } from './check';
import { explainTool } from './explain';
import type { Tool } from './tool';

/** What assistants may ask, in the order in which they are offered. */
export const tools: readonly Tool[] = [checkTool, explainTool, assessmentStatusTool];

export function toolNamed(name: string): Tool | undefined {
  return tools.find((tool) => tool.name === name);
}
