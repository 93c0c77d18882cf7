"""Words that name occupations in German, French, Spanish and their neighbours."""

from __future__ import annotations

GERMAN_ENDINGS = tuple(
    """
    techniker mechaniker mechatroniker ingenieur leiter berater entwickler kaufmann kauffrau
    assistent pfleger pflegerin arzt ärztin lehrer fahrer meister helfer verkäufer köchin
    sachbearbeiter buchhalter monteur installateur elektriker elektroniker schlosser architekt
    referent erzieher verwalter schwester therapeut forscher wissenschaftler analyst spezialist
    praktikant werkstudent auszubildender auszubildende geselle direktor gehilfe fachkraft betreuer
    planer konstrukteur programmierer administrator arbeiter bäcker friseur maler maurer tischler
    schreiner zimmermann gärtner kellner redakteur übersetzer gestalter einkäufer lagerist
    disponent sekretär prüfer trainer dozent jurist anwalt apotheker laborant chemiker physiker
    informatiker verkäuferin angestellter angestellte beamter geschäftsführer vertreter hauer
    führer macher bauer schweißer dreher fräser hauswirtschafter beauftragter koordinator
    """.split()
)
"""German makes a title of one word; it is known by its end, also with "-in" or "-innen"."""
FRENCH = frozenset(
    """
    ingénieur ingénieure développeur développeuse technicien technicienne responsable commis serveur
    serveuse vendeur vendeuse infirmier infirmière aide-soignant aide-soignante comptable assistant
    assistante directeur directrice chargé chargée conseiller conseillère gestionnaire analyste
    consultant consultante cuisinier cuisinière pâtissier pâtissière boulanger boulangère plombier
    électricien électricienne mécanicien mécanicienne chauffeur chauffeuse conducteur conductrice
    professeur professeure enseignant enseignante formateur formatrice architecte dessinateur
    dessinatrice secrétaire avocat avocate juriste médecin pharmacien pharmacienne opérateur
    opératrice ouvrier ouvrière maçon menuisier menuisière stagiaire alternant alternante apprenti
    apprentie coordinateur coordinatrice coordonnateur animateur animatrice éducateur éducatrice
    rédacteur rédactrice traducteur traductrice graphiste acheteur acheteuse logisticien
    magasinier magasinière caissier caissière réceptionniste hôte hôtesse chercheur chercheuse
    gérant gérante employé employée cadre contremaître
    """.split()
)
SPANISH = frozenset(
    """
    ingeniero ingeniera desarrollador desarrolladora técnico técnica directora gerente jefe jefa
    analista especialista consultor consultora contable contador contadora administrativo
    administrativa auxiliar asistente enfermero enfermera médico médica profesor profesora
    maestro maestra camarero camarera cocinero cocinera dependiente dependienta vendedor
    vendedora comercial electricista mecánico mecánica conductor conductora operario operaria
    arquitecto arquitecta diseñador diseñadora abogado abogada secretario secretaria
    recepcionista becario becaria coordinador coordinadora supervisora programador programadora
    investigador investigadora redactor redactora traductor traductora farmacéutico farmacéutica
    psicólogo psicóloga encargado encargada cajero cajera limpiador limpiadora ayudante peón
    albañil fontanero soldador carpintero obrero
    """.split()
)
OTHERS = frozenset(
    """
    ingegnere sviluppatore sviluppatrice impiegato impiegata responsabile cuoco cuoca cameriere
    cameriera infermiere infermiera commesso commessa tecnico operaio operaia architetto avvocato
    segretaria consulente direttore direttrice engenheiro engenheira desenvolvedor desenvolvedora
    enfermeiro enfermeira vendedor técnico gerente advogado contador estagiário coordenador
    verpleegkundige ontwikkelaar medewerker monteur leraar boekhouder verkoper adviseur
    """.split()
)
FOREIGN = FRENCH | SPANISH | OTHERS


def is_foreign_occupation(word: str) -> bool:
    """Tell whether a word in lower case names an occupation in another language than English."""
    if word in FOREIGN:
        return True
    stem = word.removesuffix("innen").removesuffix("in")
    return len(word) > 5 and (word.endswith(GERMAN_ENDINGS) or stem.endswith(GERMAN_ENDINGS))
