using System.Reflection;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.History;
using MigrationKit.Generators.Options;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Tests;

/// <summary>Walks the declared types of the pipeline's values.</summary>
internal sealed class PipelineShapeTests
{
    private static readonly Type[] s_values =
    [
        typeof(Attempt<DeclarationSpec>), typeof(Attempt<CompilationSpec>), typeof(Attempt<HistorySpec>),
        typeof(BuildOptions), typeof(MigrationFile), typeof(ManifestInput), typeof(RegistryInput),
    ];

    [Test]
    public void No_pipeline_value_holds_anything_of_Roslyn() =>
        Assert.That(Reachable().Where(static type => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true), Is.Empty);

    [Test]
    public void No_pipeline_value_holds_an_object_of_the_model_because_its_hints_are_not_compared() =>
        Assert.That(Reachable().Where(static type => typeof(SchemaObject).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Hint<>))), Is.Empty);

    [Test]
    public void Every_pipeline_value_is_compared_by_content() =>
        Assert.That(Reachable().Where(static type => !IsValue(type)), Is.Empty);

    [Test]
    public void The_walk_reaches_the_parts_of_tables() =>
        Assert.That(Reachable(), Does.Contain(typeof(IndexKeySpec)).And.Contain(typeof(SequenceOptions)).And.Contain(typeof(MigrationSpec)));

    // Records, enums, primitives and our array: nothing that compares by reference.
    private static bool IsValue(Type type) => type.IsValueType || type == typeof(string) || type.GetMethod("<Clone>$") is not null;

    private static HashSet<Type> Reachable()
    {
        var known = new HashSet<Type>();
        var open = new Queue<Type>(s_values);
        while (open.TryDequeue(out var type))
        {
            foreach (var next in known.Add(type) ? Next(type) : [])
            {
                open.Enqueue(next);
            }
        }

        return known;
    }

    private static IEnumerable<Type> Next(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            return type.GetGenericArguments();
        }

        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            return type.GetGenericArguments();
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Select(static field => field.FieldType);
        var derived = type.IsAbstract ? type.Assembly.GetTypes().Where(type.IsAssignableFrom) : [];
        return fields.Concat(derived).Concat(type.BaseType is { } ancestor && ancestor.Namespace != nameof(System) ? [ancestor] : []);
    }
}
