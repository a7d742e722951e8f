using MigrationKit.Core.Model;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>A place that has a schema: one side of a comparison.</summary>
internal abstract class SchemaSource
{
    /// <summary>What it is called in results and errors; never with a password.</summary>
    public abstract string Description { get; }

    /// <summary>The database whose catalogs the schema is read from; null where it is declared.</summary>
    public virtual Database? Database => null;

    /// <summary>Whether its words are those of whoever declared it, and not of a server.</summary>
    public virtual bool IsDeclared => Database is null;

    /// <param name="scratch">Where SQL can be run to see what it leads to.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">There is no schema to be had.</exception>
    /// <exception cref="FindingException">What is there cannot be read.</exception>
    public abstract Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken);
}

/// <summary>What a source has.</summary>
/// <param name="Schema">What the model can hold.</param>
/// <param name="NotModelled">What else there is in a database: it takes no part in the comparison.</param>
internal sealed record SourceSchema(DatabaseSchema Schema, EquatableArray<Finding> NotModelled)
{
    /// <summary>The major version of the server that it is, or that it is for; null where it is for any.</summary>
    public int? PostgresVersion { get; init; }
}
