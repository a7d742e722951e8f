namespace MigrationKit;

/// <summary>What <c>app.ApplyMigrations()</c> does.</summary>
public enum MigrationMode
{
    /// <summary>Applies what is pending. Of several processes one applies, and the others wait for it.</summary>
    ApplyPending,

    /// <summary>Changes nothing, and fails if something is pending. Asks for nothing but SELECT.</summary>
    VerifyOnly,

    /// <summary>
    /// Changes nothing, and waits until another process, such as a job of the deployment, has applied what is pending: as long as
    /// <see cref="MigrationOptions.LockTimeout"/>. Asks for nothing but SELECT.
    /// </summary>
    WaitForOther,

    /// <summary>Does nothing, and connects to nothing.</summary>
    Off,
}
