using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Assembling;

/// <summary>The declared schema, what is wrong with it, and what its author says was dropped and not renamed.</summary>
internal sealed record AssembledModel(DatabaseSchema Schema, EquatableArray<Finding> Findings, EquatableArray<ObjectId> Dropped);
