using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>All that the source of one project declares: what <see cref="Assembling.SchemaAssembler"/> makes a schema of.</summary>
/// <remarks>
/// A spec is a value: it is compared after every keystroke, and equal specs mean that nothing is generated anew. A symbol, a syntax node, a
/// location or an array in it would never be equal to that of the next compilation: everything would be recomputed each time, the old
/// compilations would stay in memory, and no test of the output would notice. An object of the schema model must not be in it either,
/// because hints are always equal: a changed [RenamedFrom] would go unseen.
/// </remarks>
internal sealed record ModelSpec
{
    public required ModelOptions Options { get; init; }

    public required AssemblySpec Assembly { get; init; }

    /// <summary>What types declare.</summary>
    public EquatableArray<DeclarationSpec> Declarations { get; init; }

    /// <summary>The files of the SQL directory.</summary>
    public EquatableArray<SqlFile> SqlFiles { get; init; }

    public IEnumerable<TableSpec> Tables => Declarations.OfType<TableSpec>();

    public bool IsEmpty => Declarations.IsEmpty && Assembly.IsEmpty && SqlFiles.IsEmpty;
}

/// <summary>What of the build's settings decides about the model.</summary>
internal sealed record ModelOptions(string DefaultSchema, int PostgresVersion, NamingStyle Naming);
