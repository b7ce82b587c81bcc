// Holds every answer against what the SDK declares for it: the status, the members that are required, their types and
// values, and the ETag. The SDK itself takes what comes, so what is wrong would only be seen by the caller who needs it.

/** What Holdfast adds: all lists say how many there are, and services what was restored. */
const OURS = ["count", "holdfast"];

/** Looks at all answers that the client gets from now on, and adds what is wrong with them to the list. */
export function inspect(client, problems) {
  const send = client.sendOperationRequest.bind(client);
  client.sendOperationRequest = (args, spec) => {
    const listener = args.options?.onResponse;
    const onResponse = (raw, flat, error) => {
      problems.push(
        ...answer(spec, raw).map((problem) => `${raw.request.method} ${short(raw.request.url)}: ${problem}`),
      );
      listener?.(raw, flat, error);
    };
    return send({ ...args, options: { ...args.options, onResponse } }, spec);
  };
}

const short = (url) => url.replace(/.*Microsoft\.ApiManagement\/(service\/)?/, "").replace(/[?].*/, "");

function answer(spec, raw) {
  if (raw.status >= 400) {
    return refusal(raw);
  }
  const declared = spec.responses[raw.status];
  if (!declared) {
    return [`${raw.status} is not among the answers that it declares: ${Object.keys(spec.responses)}`];
  }
  if (raw.status === 202 || raw.status === 204) {
    return [];
  }
  const members = declared.bodyMapper?.type.modelProperties ?? {};
  // A few lists declare an entity tag, too; nothing could be done with it.
  const tagged = declared.headersMapper?.type.modelProperties.eTag && !("nextLink" in members);
  const missing = tagged && !raw.headers.get("etag") ? [`${raw.status} without an ETag`] : [];
  if (!declared.bodyMapper) {
    return missing;
  }
  return raw.bodyAsText
    ? [...missing, ...value(spec.serializer, declared.bodyMapper, JSON.parse(raw.bodyAsText), "")]
    : [...missing, `${raw.status} without a body`];
}

function refusal(raw) {
  if (raw.status >= 500) {
    return [`${raw.status}: ${raw.bodyAsText}`];
  }
  if (raw.request.method === "HEAD") {
    return raw.bodyAsText ? ["a body in the answer to HEAD"] : [];
  }
  const { code, message } = JSON.parse(raw.bodyAsText || "{}").error ?? {};
  return code && message ? [] : [`${raw.status} without code and message`];
}

function value(serializer, mapper, json, where) {
  const type = mapper.type;
  switch (type.name) {
    case "Composite":
      return isObject(json) ? composite(serializer, mapper, json, where) : [`${where} is no object`];
    case "Sequence":
      return Array.isArray(json)
        ? json.flatMap((item, index) => value(serializer, type.element, item, `${where}[${index}]`))
        : [`${where} is no array`];
    case "Dictionary":
      return isObject(json)
        ? Object.entries(json).flatMap(([key, item]) =>
            item === null ? [] : value(serializer, type.value, item, `${where}.${key}`),
          )
        : [`${where} is no object`];
    case "Enum":
      return type.allowedValues.includes(json) ? [] : [`${where} is ${json}, not one of ${type.allowedValues}`];
    default:
      return fits(type.name, json) ? [] : [`${where} is ${JSON.stringify(json)}, no ${type.name}`];
  }
}

function composite(serializer, mapper, json, where) {
  const declared =
    mapper.type.modelProperties ?? serializer.modelMappers[mapper.type.className]?.type.modelProperties ?? {};
  const wrong = Object.values(declared).flatMap((member) => {
    const found = pathOf(member).reduce((object, part) => object?.[part], json);
    const name = `${where}.${member.serializedName}`;
    if (found === undefined || found === null) {
      return member.required ? [`${name} is required and missing`] : [];
    }
    return value(serializer, member, found, name);
  });
  const open =
    mapper.type.additionalProperties || mapper.type.polymorphicDiscriminator || Object.keys(declared).length === 0;
  return open ? wrong : [...wrong, ...unknown(Object.values(declared).map(pathOf), json, where)];
}

/** Members that the SDK does not declare, misspelt for example: its callers never see them. */
function unknown(paths, json, where) {
  return Object.entries(json).flatMap(([name, found]) => {
    const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (below.length === 0) {
      return OURS.includes(name) ? [] : [`${where}.${name} is not declared`];
    }
    return below.every((rest) => rest.length > 0) && isObject(found) ? unknown(below, found, `${where}.${name}`) : [];
  });
}

/** Where a member lies: the SDK flattens `properties`. */
const pathOf = (member) => member.serializedName.split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));

const isObject = (json) => json !== null && typeof json === "object" && !Array.isArray(json);

function fits(type, json) {
  switch (type) {
    case "String":
      return typeof json === "string";
    case "Number":
      return typeof json === "number";
    case "Boolean":
      return typeof json === "boolean";
    case "DateTime":
      return typeof json === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(json);
    case "Uuid":
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(json);
    default:
      return true;
  }
}
