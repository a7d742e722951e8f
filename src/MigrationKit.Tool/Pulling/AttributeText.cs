namespace MigrationKit.Tool.Pulling;

/// <summary>An attribute as C# writes it, argument by argument; one that has none has no parentheses.</summary>
internal sealed class AttributeText(string name)
{
    private readonly List<string> _arguments = [];

    public AttributeText With(string argument)
    {
        _arguments.Add(argument);
        return this;
    }

    public AttributeText With(IEnumerable<string> arguments)
    {
        _arguments.AddRange(arguments);
        return this;
    }

    /// <summary>A named argument, left out where there is no value.</summary>
    public AttributeText Set(string property, string? value) => value is null ? this : With($"{property} = {value}");

    public AttributeText Text(string property, string? value) => Set(property, value is null ? null : CSharpText.Literal(value));

    public AttributeText Flag(string property, bool value) => Set(property, value ? "true" : null);

    public AttributeText Number(string property, long? value) => Set(property, value is { } number ? CSharpText.Number(number) : null);

    public AttributeText List(string property, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : Set(property, $"new[] {{ {string.Join(", ", values)} }}");

    public override string ToString() => _arguments.Count == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", _arguments)})]";
}
