using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>One difference between two schemas. Whatever the kind of object, there are four: it came, it went, it differs, it has another name.</summary>
internal abstract record SchemaChange
{
    /// <summary>The object, by the name it has when the change is made.</summary>
    public abstract ObjectId Id { get; }

    /// <summary>The C# symbol that caused it, if there is one: what was dropped has left no trace but its table.</summary>
    public Hint<Origin?> Origin { get; init; }

    /// <summary>For people: <c>column public.users.email is new</c>.</summary>
    public abstract string Describe();
}

internal sealed record CreateObject(SchemaObject Object) : SchemaChange
{
    public override ObjectId Id => Object.Id;

    public override string Describe() => $"{Id} is new";
}

/// <summary>Carries the whole object, so that the change can be undone.</summary>
internal sealed record DropObject(SchemaObject Object) : SchemaChange
{
    public override ObjectId Id => Object.Id;

    public override string Describe() => $"{Id} is gone";
}

internal sealed record AlterObject(SchemaObject From, SchemaObject To) : SchemaChange
{
    public override ObjectId Id => To.Id;

    public override string Describe() => $"{Id} differs";
}

internal sealed record RenameObject(ObjectId From, ObjectId To) : SchemaChange
{
    public override ObjectId Id => From;

    public Renaming Renaming => new(From, To);

    public override string Describe() => $"{From} is now {To.Path}";
}
