using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

/// <summary>The arguments of an attribute. Code that is being typed lacks some or has wrong ones: those read as not given.</summary>
internal sealed class AttributeReader(AttributeData data)
{
    public object? At(int index) => Value(Argument(index));

    public string? TextAt(int index) => At(index) as string;

    public INamedTypeSymbol? TypeAt(int index) => At(index) as INamedTypeSymbol;

    public TypedConstant? Argument(int index) => index < data.ConstructorArguments.Length ? data.ConstructorArguments[index] : null;

    /// <summary>The strings of a <c>params</c> list.</summary>
    public EquatableArray<string> TextsAt(int index) =>
        Items(Argument(index)).Select(static item => Value(item) as string).OfType<string>().ToEquatableArray();

    public object? this[string name] => Value(Named(name));

    public string? Text(string name) => this[name] as string;

    public bool Flag(string name) => this[name] is true;

    /// <summary>Null where it is not set, which a property of the attribute itself could not tell from zero.</summary>
    public long? Number(string name) => this[name] switch
    {
        long number => number,
        int number => number,
        _ => null,
    };

    public EquatableArray<string> Texts(string name) => List<string>(name).OfType<string>().ToEquatableArray();

    /// <summary>The items of an array; those that are null or of another type are the default.</summary>
    public IReadOnlyList<T?> List<T>(string name) =>
        Items(Named(name)).Select(static item => Value(item) is T value ? value : default).ToList();

    private static IEnumerable<TypedConstant> Items(TypedConstant? list) =>
        list is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : Enumerable.Empty<TypedConstant>();

    private static object? Value(TypedConstant? constant) =>
        constant is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error) } single ? single.Value : null;

    private TypedConstant? Named(string name)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
