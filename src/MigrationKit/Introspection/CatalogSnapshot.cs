using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>A database as it was at one moment.</summary>
/// <param name="Schema">What the model can hold, normalised.</param>
/// <param name="NotModelled">What else there is: a finding (<see cref="Codes.NotModelled"/>) for each object or trait, sorted by message.</param>
internal sealed record CatalogSnapshot(DatabaseSchema Schema, EquatableArray<Finding> NotModelled);
