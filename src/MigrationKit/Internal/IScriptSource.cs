namespace MigrationKit.Internal;

/// <summary>Where the text of scripts comes from. Two sources are equal when they are the same place.</summary>
internal interface IScriptSource
{
    /// <summary>The place, for people: an assembly's name, a folder.</summary>
    string Origin { get; }

    /// <exception cref="MigrationException">There is no such script.</exception>
    string Read(string name);

    /// <summary>Opens a script that may be too long to be read at once.</summary>
    /// <exception cref="MigrationException">There is no such script.</exception>
    TextReader Open(string name) => new StringReader(Read(name));
}
