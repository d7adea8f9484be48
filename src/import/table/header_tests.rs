use super::*;

fn columns(labels: &[&str]) -> Vec<Column> {
    let row = Row { line: 1, cells: labels.iter().map(ToString::to_string).collect(), stray_quotes: false };
    read(0, &row).columns
}

#[test]
fn the_names_that_centres_give() {
    use Column::{
        Assessment, Code, Deliverables, Duration, Keywords, Kind, Methods, Modality as Mode, Number, Other,
        Outcomes, Requires, Resources, Stage, Summary, Title, Trainer,
    };
    let required = Requires(RequirementKind::Required);
    for (label, column) in [
        ("Intitulé du module", Title),
        ("TITRE", Title),
        ("Nom", Title),
        ("Title", Title),
        ("Module", Title),
        ("Réf.", Code),
        ("Code module", Code),
        ("N°", Number),
        ("Durée", Duration(Unit::Hours, None)),
        ("Durée (min)", Duration(Unit::Minutes, None)),
        ("Nb jours", Duration(Unit::Days, None)),
        ("Volume horaire", Duration(Unit::Hours, None)),
        ("Heures présentiel", Duration(Unit::Hours, Some(Modality::OnSite))),
        ("E-learning (h)", Duration(Unit::Hours, Some(Modality::SelfPaced))),
        ("AFEST", Duration(Unit::Hours, Some(Modality::Workplace))),
        ("Modalité", Mode),
        ("Prérequis", required.clone()),
        ("Pré-requis", required.clone()),
        ("Prerequisites", required),
        ("Prérequis conseillés", Requires(RequirementKind::Recommended)),
        ("Corequisites", Requires(RequirementKind::Corequisite)),
        ("Bloc de compétences", Stage),
        ("Étape", Stage),
        ("Objectifs pédagogiques", Outcomes),
        ("Contenu", Summary),
        ("Modalités d'évaluation", Assessment),
        ("Méthodes pédagogiques", Methods),
        ("Mots-clés", Keywords),
        ("Formateur", Trainer),
        ("Livrables", Deliverables),
        ("Supports", Resources),
        ("Type", Kind(ModuleKind::Core)),
        ("Optionnel", Kind(ModuleKind::Optional)),
        ("Salle", Other),
    ] {
        assert_eq!(columns(&[label]), [column], "{label}");
    }
}

#[test]
fn module_beside_a_title_is_the_code() {
    assert_eq!(columns(&["Module", "Intitulé"]), [Column::Code, Column::Title]);
    assert_eq!(columns(&["Code", "Module", "Intitulé"]), [Column::Code, Column::Other, Column::Title]);
}

#[test]
fn a_second_column_of_a_kind_does_not_overwrite_the_first() {
    assert_eq!(columns(&["Titre", "Contenu", "Description"])[2], Column::Other);
}

#[test]
fn data_is_not_taken_for_names() {
    for cell in ["Module 1", "Les bases de la vente", "7", "x", ""] {
        assert_eq!(recognise(cell), None, "{cell}");
    }
}
