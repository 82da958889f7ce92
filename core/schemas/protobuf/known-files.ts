/** Files that every Protobuf compiler, and Confluent's registry, brings along, with the messages and enums in them. */
const DECLARED: Readonly<Record<string, readonly string[]>> = {
  "google/protobuf/api.proto": ["Api", "Method", "Mixin"],
  "google/protobuf/source_context.proto": ["SourceContext"],
  "google/protobuf/type.proto": ["Type", "Field", "Enum", "EnumValue", "Option"],
  "google/protobuf/descriptor.proto": [
    "FileDescriptorSet",
    "FileDescriptorProto",
    "DescriptorProto",
    "FieldDescriptorProto",
    "OneofDescriptorProto",
    "EnumDescriptorProto",
    "EnumValueDescriptorProto",
    "ServiceDescriptorProto",
    "MethodDescriptorProto",
    "FileOptions",
    "MessageOptions",
    "FieldOptions",
    "OneofOptions",
    "EnumOptions",
    "EnumValueOptions",
    "ServiceOptions",
    "MethodOptions",
    "ExtensionRangeOptions",
    "UninterpretedOption",
    "SourceCodeInfo",
    "GeneratedCodeInfo",
  ],
  "google/type/calendar_period.proto": ["CalendarPeriod"],
  "google/type/color.proto": ["Color"],
  "google/type/date.proto": ["Date"],
  "google/type/datetime.proto": ["DateTime", "TimeZone"],
  "google/type/dayofweek.proto": ["DayOfWeek"],
  "google/type/decimal.proto": ["Decimal"],
  "google/type/expr.proto": ["Expr"],
  "google/type/fraction.proto": ["Fraction"],
  "google/type/interval.proto": ["Interval"],
  "google/type/latlng.proto": ["LatLng"],
  "google/type/localized_text.proto": ["LocalizedText"],
  "google/type/money.proto": ["Money"],
  "google/type/month.proto": ["Month"],
  "google/type/phone_number.proto": ["PhoneNumber"],
  "google/type/postal_address.proto": ["PostalAddress"],
  "google/type/quaternion.proto": ["Quaternion"],
  "google/type/timeofday.proto": ["TimeOfDay"],
  "confluent/meta.proto": ["Meta"],
  "confluent/type/decimal.proto": ["Decimal"],
};

/** Numbers that extensions of a known message may have: custom options start at 1000, registered ones below. */
const EXTENSIONS = [[1, 536_870_911]];

const ENUMS = new Set(["CalendarPeriod", "DayOfWeek", "Month"]);

/**
 * What a known file declares, as protobufjs reads it: names that fields may have as their types. Their insides are not
 * compared, for they never change. Nothing for other files.
 */
export function knownFile(path: string): { readonly nested: Record<string, unknown> } | undefined {
  const names = DECLARED[path];
  if (names === undefined) return undefined;
  let nested: Record<string, unknown> = Object.fromEntries(
    names.map((name) => [
      name,
      ENUMS.has(name) ? { values: { [`${name}_UNSPECIFIED`]: 0 } } : { fields: {}, extensions: EXTENSIONS },
    ]),
  );
  for (const step of path.split("/").slice(0, -1).reverse()) nested = { [step]: { nested } };
  return { nested };
}
