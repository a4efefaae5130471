import type { Template } from './template';

interface Events {
  readonly [name: string]: { readonly Type: string };
}

/** How many resources SAM makes of each of its events: a permission, a mapping, a schedule with its role, a subscription with its permission. */
const OF_EVENT: Record<string, number> = { HttpApi: 1, S3: 1, DynamoDB: 1, ScheduleV2: 2, SNS: 2 };

/**
 * How many resources CloudFormation counts once SAM has made its own of the template: a function is four (itself, version,
 * alias, role). CloudFormation takes 500.
 */
export function resourcesAfterSam(template: Template): number {
  let count = 0;
  let shifts = 0;
  for (const resource of Object.values(template.Resources)) {
    const properties = resource.Properties ?? {};
    count += 1;
    if (resource.Type === 'AWS::Serverless::Function') {
      // An address of its own is one, with two permissions.
      count += 3 + ('EventInvokeConfig' in properties ? 1 : 0) + ('FunctionUrlConfig' in properties ? 3 : 0);
      shifts += 'DeploymentPreference' in properties ? 1 : 0;
      for (const event of Object.values((properties['Events'] ?? {}) as Events)) {
        const made = OF_EVENT[event.Type];
        if (made === undefined) throw new Error(`What SAM makes of an event of type ${event.Type} is not known here.`);
        count += made;
      }
    } else if (resource.Type === 'AWS::Serverless::HttpApi') {
      count += 1;
    } else if (resource.Type === 'AWS::Serverless::WebSocketApi') {
      // Its stage, and for each route an integration, a permission and itself; the authorizer has a permission, too.
      count += 1 + 3 * Object.keys(properties['Routes'] as object).length + 2;
    }
  }
  return count + shifts + (shifts > 0 ? 2 : 0);
}
