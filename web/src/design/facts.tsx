import "./facts.css";

/** A list of names with their values. It leaves out those without a value. */
export function Facts({ list }: { readonly list: Readonly<Record<string, string | undefined>> }) {
  return (
    <dl class="facts small">
      {Object.entries(list)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
