using System.CommandLine;
using ReceptionCentre.Admin;

var root = new RootCommand("ReceptionCentre: keeps the database of the reception centre.")
{
    Migrate.Command(), LoadReferenceData.Command(), Seed.Command(), Seed.AccountsCommand(), CreateAdministrator.Command(), RebuildClocks.Command(), Import.Command(), Plans.Command(), Match.Command(), Status.Command(),
};
return await root.Parse(args).InvokeAsync();
