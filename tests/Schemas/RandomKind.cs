using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas;

/// <summary>How objects of one kind come into random schemas and change there. Adding a kind is a class in Kinds/ and a line in <see cref="RandomSchema"/>.</summary>
internal abstract class RandomKind
{
    /// <summary>Whether every schema may have it; the other kinds are in some.</summary>
    public virtual bool IsInAll => false;

    /// <summary>How many there are at most when a schema is new.</summary>
    public virtual int AtFirst => 2;

    /// <summary>Adds one that PostgreSQL accepts beside what is there; none where it could not be.</summary>
    public abstract void Add(RandomObjects objects);

    /// <summary>Changes one, if there is one.</summary>
    public virtual void Alter(RandomObjects objects) => Add(objects);

    /// <summary>Whether PostgreSQL would refuse an object of this kind as the others are now; what it refers to is known to be there.</summary>
    public virtual bool IsBroken(SchemaObject item, DatabaseSchema schema) => false;

    /// <summary>Makes what follows from other objects, such as the columns that an heir has of its parent.</summary>
    public virtual void Complete(RandomObjects objects)
    {
    }
}
